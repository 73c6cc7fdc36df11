// The pages for people, in two languages: which there are, and what they read once their tables are printed from the code between
// their markers (`<!-- limits -->` … `<!-- /limits -->`). npm run schema writes them, a test checks them.
const { existsSync, readdirSync, readFileSync } = require('node:fs')
const { join } = require('node:path')
const { sections } = require('./tables')

/** Path → whether it is Chinese. */
function pages(root) {
  const of = (folder) =>
    existsSync(join(root, folder))
      ? readdirSync(join(root, folder))
          .filter((name) => name.endsWith('.md'))
          .map((name) => `${folder}/${name}`)
      : []
  const chinese = { 'README.md': false, 'README.zh-CN.md': true }
  for (const path of of('docs/en')) chinese[path] = false
  for (const path of of('docs/zh')) chinese[path] = true
  return chinese
}

const MARKED = /<!-- ([a-z-]+) -->\n[\s\S]*?<!-- \/\1 -->/g

/** What a page should read. */
function filled(root, path, facts) {
  return readFileSync(join(root, path), 'utf8').replace(MARKED, (_, name) => {
    if (!sections[name]) throw new Error(`${path}: there is no table ${name}`)
    return `<!-- ${name} -->\n${sections[name](facts, pages(root)[path])}<!-- /${name} -->`
  })
}

/** Names of the tables a text holds. */
const tablesIn = (text) => [...text.matchAll(MARKED)].map(([, name]) => name)

module.exports = { filled, pages, tablesIn, sections: Object.keys(sections) }
