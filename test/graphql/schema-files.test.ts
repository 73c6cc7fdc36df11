import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSchema as parseSchema } from 'graphql'
import { rosters } from '../../src/county/rosters'
import { schemaFiles, writeSchemaFiles } from '../../src/graphql/schema-files'
import { tableSchema } from '../../src/graphql/table-schema'

const folder = join(__dirname, '../../schema')

describe('schema files', () => {
  it.each([...schemaFiles(rosters)])('%s is current (npm run schema prints it)', (name, content) => {
    expect(existsSync(join(folder, name)) && readFileSync(join(folder, name), 'utf8')).toBe(content)
  })

  it('are all there is', () => {
    expect(readdirSync(join(folder, 'table-schema')).sort()).toEqual(
      rosters.map((roster) => `${roster.plural}.json`).sort(),
    )
  })

  it('print an SDL that other tools read', () => {
    expect(parseSchema(schemaFiles(rosters).get('schema.graphql')!).getType('Village')).toBeDefined()
  })

  it('are written anew, and those of rosters that are gone removed', () => {
    const other = mkdtempSync(join(tmpdir(), 'schema-'))
    writeSchemaFiles(other, rosters)
    writeFileSync(join(other, 'table-schema/gone.json'), '{}')
    expect(writeSchemaFiles(other, rosters)).toHaveLength(rosters.length + 2)
    expect(existsSync(join(other, 'table-schema/gone.json'))).toBe(false)
  })

  it('describe tables the Frictionless way', () => {
    const schema = tableSchema(rosters.find((roster) => roster.name === 'Village')!) as any
    expect(schema.primaryKey).toEqual(['id'])
    expect(schema.foreignKeys).toEqual([{ fields: ['township'], reference: { resource: 'townships', fields: ['id'] } }])
    expect(schema.fields.find((field: any) => field.name === 'households')).toEqual({
      name: 'households',
      title: '总户数（户）',
      description: 'Households (户)',
      type: 'integer',
      constraints: { minimum: 0 },
    })
  })
})
