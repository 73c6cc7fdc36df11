/** Links to rosters that were settled later: they are resolved once everything is in. */
import { insertRows, setLink } from '../../store/rows/write'
import { fault } from '../model/table'
import type { Directories } from './directories'
import { insertPlaceholder } from './placeholder'
import type { Shared } from './shared'

export async function finishLinks({ writer, importId, deferred }: Shared, directories: Directories): Promise<void> {
  for (const { roster, id, cell, resolver, parts, report, at } of deferred) {
    await directories.ensure(roster)
    resolver.forget()
    const found = resolver.resolve(parts)
    if (found && 'trouble' in found) {
      const named = { zh: at.address ?? '', en: at.address ?? '' }
      const args = { at: named, found: at.found, why: found.trouble.said }
      report(fault('row.at', args, { ...at, severity: 'warning' }))
    } else if (found && 'bare' in found) {
      const { directory } = found.bare
      const row = insertPlaceholder(found.bare, directory.nextId, importId)
      await insertRows(writer, directory.roster, [row])
      await setLink(writer, roster, id, cell.name, row.id)
    } else if (found) await setLink(writer, roster, id, cell.name, found.id)
  }
}
