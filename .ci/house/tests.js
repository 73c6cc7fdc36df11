// How the tests stand beside the sources: their share of lines, and which files of src have a test at the same place.
const sum = (files) => files.reduce((all, { lines }) => all + lines, 0)

/** `{ ratio, byName, byFolder }`: test lines for one of src; files of src with a test of their name, or in a folder like theirs. */
function testsOf(tree) {
  const tests = [...tree.files.values()].filter(({ path }) => path.startsWith('test/'))
  const cases = tests
    .filter(({ path }) => path.endsWith('.test.ts'))
    .map(({ path }) => path.slice('test/'.length, -'.test.ts'.length))
  const names = new Set(cases)
  const folders = new Set(cases.map((name) => name.slice(0, Math.max(0, name.lastIndexOf('/')))))
  const inside = tree.sources.map(({ path }) => path.slice('src/'.length, -'.ts'.length))
  const folderOf = (name) => name.slice(0, Math.max(0, name.lastIndexOf('/')))
  const byName = inside.filter((name) => names.has(name))
  const byFolder = inside.filter((name) => names.has(name) || folders.has(folderOf(name)) || names.has(folderOf(name)))
  return { ratio: sum(tests) / sum(tree.sources), byName: byName.length, byFolder: byFolder.length }
}

module.exports = { testsOf, sum }
