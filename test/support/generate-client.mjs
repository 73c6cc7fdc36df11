// Prints, as JSON, what graphql-codegen makes of the committed schema and the document on stdin. A program of its own, because the generator is made of ES modules.
import { readFileSync } from 'node:fs'
import { codegen } from '@graphql-codegen/core'
import * as typedDocumentNode from '@graphql-codegen/typed-document-node'
import * as typescript from '@graphql-codegen/typescript'
import * as operations from '@graphql-codegen/typescript-operations'
import { buildASTSchema, parse } from 'graphql'

const schema = parse(readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'))
const documents = [{ location: 'client.graphql', document: parse(readFileSync(0, 'utf8')) }]

/** Money, decimals and days are exact strings. A scalar that is not named here is an error. */
const scalars = {
  Money: 'string',
  Decimal: 'string',
  Day: 'string',
  SafeInt: 'number',
  JSON: 'unknown',
  Upload: 'Blob',
}

const made = (pluginMap) =>
  codegen({
    filename: 'client.ts',
    schema,
    schemaAst: buildASTSchema(schema),
    documents,
    plugins: Object.keys(pluginMap).map((name) => ({ [name]: {} })),
    pluginMap,
    config: { scalars, strictScalars: true, useTypeImports: true },
  })

console.log(
  JSON.stringify({
    'types.ts': await made({ typescript }),
    'operations.ts': await made({ operations, typedDocumentNode }),
  }),
)
