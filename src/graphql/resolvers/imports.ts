/** What came in: one import, the list of them, and the fields that need a look elsewhere. */

import type { Context } from '../context'
import { clientError } from '../errors'
import type { FieldResolvers } from '../field-resolvers'
import type { FileFacts } from '../lineage/row-source'
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
  (column: string) =>
  ({ facts }: ImportNode) =>
    facts[column]
const other = (column: string) => (node: ImportNode, _args: unknown, context: Context) =>
  node.facts[column] === null ? null : imported(Number(node.facts[column]), undefined, context)
const same = [
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

async function filesOf({ facts }: ImportNode, _args: unknown, { lineage }: Context): Promise<FileFacts[]> {
  return (await lineage.filesOf(Number(facts.id))) ?? []
}

async function fileOf(node: ImportNode, args: unknown, context: Context): Promise<string | null> {
  if (node.fileId !== undefined) return (await context.lineage.file(node.fileId))?.name ?? null
  return (await filesOf(node, args, context))[0]?.name ?? null
}

const stored = async ({ facts }: ImportNode, { lineage }: Context): Promise<any> =>
  (await lineage.report(Number(facts.id))) ?? null

const isUndo = ({ facts }: ImportNode): boolean => facts.kind === 'UNDO'

export const importResolvers: FieldResolvers = {
  Query: {
    imports: (_source, args: NewestPageArgs, context) => resolveImportPage(args, context),
    async import(_source, { id }: { id: string }, context) {
      if (!/^\d{1,9}$/.test(id))
        throw clientError('BAD_INPUT', `“${id}” is not the id of an import`, `“${id}”不是导入编号`)
      return imported(Number(id), undefined, context)
    },
  },
  Import: {
    ...Object.fromEntries(same.map((column) => [column, of(column)])),
    startedAt: of('started_at'),
    importedAt: of('finished_at'),
    isUndone: ({ facts }: ImportNode) => facts.undone_by !== null,
    undoes: other('undoes'),
    undoneBy: other('undone_by'),
    files: filesOf,
    file: fileOf,
    report: async (node: ImportNode, _args, context) =>
      isUndo(node) ? null : reportWithLists(await stored(node, context)),
    undoReport: (node: ImportNode, _args, context) => (isUndo(node) ? stored(node, context) : null),
  },
  ImportFile: { sheets: async ({ id }: FileFacts, _args, { lineage }) => (await lineage.sheetsOf(id)) ?? [] },
}
