/** The fields of `_source` and of its cells. */
import { Refusal } from '../../messages/refusal'
import type { Context } from '../context'
import type { FieldResolvers } from '../field-resolvers'
import { type SourceCell, sourceCellOf } from '../lineage/cell'
import type { RowSource } from '../lineage/row-source'
import { imported } from './imports'

const sheetOf = ({ sheetId }: RowSource, { lineage }: Context) =>
  sheetId === null ? undefined : lineage.sheet(sheetId)

export const sourceResolvers: FieldResolvers = {
  Source: {
    async import(source: RowSource, _args, context) {
      if (source.importId === null) return null
      return imported(source.importId, (await sheetOf(source, context))?.fileId, context)
    },
    sheet: async (source: RowSource, _args, context) => (await sheetOf(source, context))?.name ?? null,
    row: ({ row }: RowSource) => row,
    cell(source: RowSource, { field }: { field: string }, context) {
      const roster = context.store.rosters.find((one) => one.name === source.roster)
      if (!roster) throw new Refusal('request.roster-not-found', { roster: source.roster })
      return sourceCellOf(source, field, roster, context.lineage)
    },
  },
  SourceCell: {
    raw: async ({ sheet, row, column }: SourceCell, _args, { lineage }) =>
      (await lineage.raw(sheet.id, row))?.[column] ?? null,
    import: ({ sheet }: SourceCell, _args, context) => imported(sheet.importId, sheet.fileId, context),
  },
}
