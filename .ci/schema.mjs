// npm run schema: writes schema/ and the tables of the READMEs anew from the code.
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { prepare, root } from './prepare.mjs'

prepare()
const load = createRequire(import.meta.url)
const { rosters } = load('../dist/src/county/rosters')
for (const name of load('../dist/src/graphql/schema-files').writeSchemaFiles(join(root, 'schema'), rosters))
  console.log(`schema/${name}`)

const { filled, readmes } = load('./readme.js')
const { errorCodes, faultCodes } = load('../dist/src/messages/codes')
const limits = {
  ...load('../dist/src/sheets/parts/limits').defaultLimits,
  ...load('../dist/src/query/limits').defaultQueryLimits,
}
const facts = { rosters, faultCodes, errorCodes, limits }
for (const name of Object.keys(readmes)) {
  const text = filled(root, name, facts)
  writeFileSync(join(root, name), text)
  console.log(name)
}
