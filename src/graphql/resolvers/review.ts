/** Taking an import back, what changed between two, and what users have taught. */
import { forget, type Learned, learnAlias, learnedAll } from '../../intake/match/learned'
import { Refusal } from '../../messages/refusal'
import { changesBetween } from '../../store/history/changes'
import { undoImport } from '../../store/history/undo'
import { lastImport } from '../../store/ledger/imports'
import type { Context } from '../context'
import type { FieldResolvers } from '../field-resolvers'
import { type PlainPage, pageOf } from './plain-page'

async function undo(_source: unknown, { id }: { id: string }, { store }: Context) {
  return undoImport(store, importId(id))
}

function importId(given: string): number {
  if (/^\d{1,9}$/.test(given)) return Number(given)
  throw new Refusal('request.import-id', { id: given })
}

interface ChangesArgs extends PlainPage {
  from: string
  to: string
  roster?: string | null
}

async function changes(_source: unknown, { from, to, roster, ...page }: ChangesArgs, context: Context) {
  const { store, reader, limits } = context
  if (roster) rosterOf(roster, context)
  const last = await lastImport(reader)
  const known = (given: string): number => {
    const id = importId(given)
    if (id > last) throw new Refusal('request.no-import', { id })
    return id
  }
  const wanted = { ...pageOf(page, limits), roster: roster ?? undefined }
  return changesBetween({ ...store, read: reader.read }, known(from), known(to), wanted)
}

function rosterOf(name: string, { store }: Context) {
  const found = store.rosters.find((roster) => roster.name === name)
  if (found) return found
  const names = store.rosters.map((roster) => roster.name).join(', ')
  throw new Refusal('request.no-roster', { name, names })
}

interface Alias {
  roster: string
  alias: string
  id: string
}

async function alias(_source: unknown, { roster, alias, id }: Alias, context: Context): Promise<Learned | undefined> {
  const facts = rosterOf(roster, context)
  const missing = () => new Refusal('request.no-row', { roster: { zh: facts.zh, en: roster }, id })
  if (!/^\d{1,9}$/.test(id)) throw missing()
  if (!alias.trim()) throw new Refusal('request.alias-empty', {})
  try {
    await learnAlias(context.store, facts, alias, id)
  } catch (error) {
    throw error instanceof RangeError ? missing() : error
  }
  const all = await learnedAll(context.reader)
  return all.filter((one) => one.kind === 'ALIAS' && one.roster === roster && one.means === id).at(-1)
}

const isId = (id: string): boolean => /^\d{1,9}$/.test(id)

export const reviewResolvers: FieldResolvers = {
  Query: { changes, learned: (_source, _args, { reader }) => learnedAll(reader) },
  Mutation: {
    undoImport: undo,
    learnAlias: alias,
    forgetLearned: async (_source, { id }: { id: string }, { store }) => isId(id) && forget(store, id),
  },
}
