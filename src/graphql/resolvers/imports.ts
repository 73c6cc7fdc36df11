/** What came in: one import, the list of them, and the fields that need a look elsewhere. */

import { Refusal } from '../../messages/refusal'
import type { FileRow } from '../../store/ledger/files'
import type { ImportRow } from '../../store/ledger/imports'
import type { Context } from '../context'
import type { FieldResolvers } from '../field-resolvers'
import type { ImportNode } from './import-page'
import { resolveImportPage } from './import-page'
import type { NewestPageArgs } from './newest-page'
import { reportWithLists } from './uploads'

export async function imported(
  id: number,
  fileId: number | undefined,
  { lineage }: Context,
): Promise<ImportNode | null> {
  const facts = await lineage.import(id)
  return facts ? { facts, fileId } : null
}

const of =
  (fact: keyof ImportRow) =>
  ({ facts }: ImportNode) =>
    facts[fact]
const other = (fact: 'undoes' | 'undoneBy') => (node: ImportNode, _args: unknown, context: Context) => {
  const id = node.facts[fact]
  return id === null ? null : imported(id, undefined, context)
}
const same: (keyof ImportRow)[] = [
  'id',
  'kind',
  'actor',
  'reason',
  'strategy',
  'created',
  'updated',
  'unchanged',
  'refused',
  'absent',
  'linked',
  'errors',
  'warnings',
]

async function filesOf({ facts }: ImportNode, _args: unknown, { lineage }: Context): Promise<FileRow[]> {
  return (await lineage.filesOf(facts.id)) ?? []
}

async function fileOf(node: ImportNode, args: unknown, context: Context): Promise<string | null> {
  if (node.fileId !== undefined) return (await context.lineage.file(node.fileId))?.name ?? null
  return (await filesOf(node, args, context))[0]?.name ?? null
}

const stored = async ({ facts }: ImportNode, { lineage }: Context): Promise<any> =>
  (await lineage.report(facts.id)) ?? null

const isUndo = ({ facts }: ImportNode): boolean => facts.kind === 'UNDO'

export const importResolvers: FieldResolvers = {
  Query: {
    imports: (_source, args: NewestPageArgs, context) => resolveImportPage(args, context),
    async import(_source, { id }: { id: string }, context) {
      if (!/^\d{1,9}$/.test(id)) throw new Refusal('request.import-id', { id })
      return imported(Number(id), undefined, context)
    },
  },
  Import: {
    ...Object.fromEntries(same.map((fact) => [fact, of(fact)])),
    startedAt: of('startedAt'),
    importedAt: of('finishedAt'),
    isUndone: ({ facts }: ImportNode) => facts.undoneBy !== null,
    undoes: other('undoes'),
    undoneBy: other('undoneBy'),
    files: filesOf,
    file: fileOf,
    report: async (node: ImportNode, _args, context) =>
      isUndo(node) ? null : reportWithLists(await stored(node, context)),
    undoReport: (node: ImportNode, _args, context) => (isUndo(node) ? stored(node, context) : null),
  },
  ImportFile: { sheets: async ({ id }: FileRow, _args, { lineage }) => (await lineage.sheetsOf(id)) ?? [] },
}
