/** Links to rosters that were settled later: they are resolved once everything is in. */
import { tableColumns } from '../../facts/as-table'
import type { RosterFacts } from '../../facts/roster'
import type { Writer } from '../../store/store'
import { fault } from '../model/table'
import type { Directories } from './directories'
import type { Shared } from './shared'
import { insertPlaceholder } from './versions'

export async function finishLinks({ writer, importId, deferred }: Shared, directories: Directories): Promise<void> {
  for (const { roster, id, cell, resolver, parts, report, at } of deferred) {
    await directories.ensure(roster)
    resolver.forget()
    const found = resolver.resolve(parts)
    if (found && 'trouble' in found) {
      const { code, zh, en } = found.trouble
      report({
        ...fault(code, `${at.address ?? ''}：“${at.found}”——${zh}`, `${at.address ?? ''}: “${at.found}”: ${en}`, at),
        severity: 'warning',
      })
    } else if (found && 'bare' in found) {
      const { directory } = found.bare
      const row = insertPlaceholder(found.bare, directory.nextId, importId)
      await writer.insert(directory.roster.table, tableColumns(directory.roster), [row])
      await point(writer, roster, cell.name, id, row[0] as number)
    } else if (found) await point(writer, roster, cell.name, id, found.id)
  }
}

const point = (writer: Writer, roster: RosterFacts, cell: string, id: number, target: number): Promise<void> =>
  writer.run(`UPDATE "${roster.table}" SET "${roster.columns[roster.slots.get(cell)!].name}" = ? WHERE id = ?`, [
    target,
    id,
  ])
