/** Arguments for any message, made from the shapes its entry states. */
import fc from 'fast-check'
import type { CatalogueEntry } from '../../src/messages/message'
import type { Argument, ArgumentShape, MessageRef } from '../../src/messages/shapes'

const inner: MessageRef = { id: 'sheets.zip-empty', args: {} }

export const samples: Record<ArgumentShape, Argument> = {
  text: '“甲”',
  number: 7,
  value: 7,
  yes: true,
  texts: ['“甲”', '“乙”'],
  maybe: null,
  named: { zh: '甲', en: 'first' },
  names: [{ zh: '甲', en: 'first' }],
  said: inner,
}

const name = fc.record({ zh: fc.string(), en: fc.string() }, { noNullPrototype: true })
const arbitraries: Record<ArgumentShape, fc.Arbitrary<Argument>> = {
  text: fc.string(),
  number: fc.integer(),
  value: fc.oneof(fc.integer(), fc.string()),
  yes: fc.boolean(),
  texts: fc.array(fc.string()),
  maybe: fc.option(fc.string()),
  named: name,
  names: fc.array(name),
  said: fc.constant(inner),
}

export const sampleOf = ({ shapes }: CatalogueEntry): Record<string, Argument> =>
  Object.fromEntries(Object.entries(shapes).map(([key, shape]) => [key, samples[shape]]))

export const randomFor = ({ shapes }: CatalogueEntry): fc.Arbitrary<Record<string, Argument>> =>
  fc.record(Object.fromEntries(Object.entries(shapes).map(([key, shape]) => [key, arbitraries[shape]])), {
    noNullPrototype: true,
  })
