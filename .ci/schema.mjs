// npm run schema: writes schema/ anew from the rosters.
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { prepare, root } from './prepare.mjs'

prepare()
const load = createRequire(import.meta.url)
const { rosters } = load('../dist/src/rosters')
for (const name of load('../dist/src/api/schema-files').writeSchemaFiles(join(root, 'schema'), rosters))
  console.log(`schema/${name}`)
