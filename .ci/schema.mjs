// npm run schema: writes schema/ and the tables of the documentation anew from the code.
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { prepare, root } from './prepare.mjs'

prepare()
const load = createRequire(import.meta.url)
const { rosters } = load('../dist/src/county/rosters')
for (const name of load('../dist/src/graphql/schema-files').writeSchemaFiles(join(root, 'schema'), rosters))
  console.log(`schema/${name}`)

const { filled, pages } = load('./readme.js')
const facts = load('./facts.js').facts(root, (path) => load(`../dist/src/${path}`))
for (const path of Object.keys(pages(root))) {
  writeFileSync(join(root, path), filled(root, path, facts))
  console.log(path)
}
