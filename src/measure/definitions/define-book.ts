/** A workbook of definitions comes in; goes out what became of each, the good ones stored as the next version of their code, and what is wrong with the others, cell by cell. */
import type { Limits } from '../../sheets/parts/limits'
import type { Store } from '../../store/store'
import { allIndicators } from '../catalogue'
import type { Indicator } from '../indicator'
import { readDefinitions } from './book'
import { keepDefinition } from './define'
import type { DefinitionFault } from './faults'

export interface DefinedBook {
  stored: { outcome: 'CREATED' | 'UPDATED' | 'UNCHANGED'; definition: Indicator }[]
  faults: DefinitionFault[]
}

const MB = 2 ** 20
/** Definitions are typed by hand; whatever is larger is something else, and it is read where the service answers. */
const bookLimits: Partial<Limits> = { fileBytes: 5 * MB, inflatedBytes: 50 * MB, rows: 5_000, columns: 200 }

export async function defineBook(store: Store, source: string | Buffer, name?: string): Promise<DefinedBook> {
  const { definitions, faults } = await readDefinitions(store, source, name, bookLimits)
  const before = new Map((await allIndicators(store)).map((each) => [each.code, each.version]))
  const stored: DefinedBook['stored'] = []
  // All of them or none: what stops in the middle leaves nothing behind.
  const kept = await store.write(async (writer) => {
    const all: Indicator[] = []
    for (const given of definitions) all.push(await keepDefinition(writer, given))
    return all
  })
  for (const definition of kept) {
    const known = before.get(definition.code)
    const outcome = known === undefined ? 'CREATED' : known === definition.version ? 'UNCHANGED' : 'UPDATED'
    stored.push({ outcome, definition })
  }
  return { stored, faults }
}
