/**
 * Drafts come in and are put before the import without importing them. A row that would not come back as itself gets more
 * columns to tell it apart; one that still does not leaves its form, and the list says so. The drafts are changed in place.
 */
import { rehearse } from '../../intake/intake'
import type { Linked } from '../../intake/link/linked'
import type { ImportSource } from '../../intake/model/import-reading'
import { tellingColumns } from '../../intake/template/telling-columns'
import { HEADER_ROW } from '../../intake/template/workbook'
import { writeWorkbook } from '../../sheets/write/workbook'
import type { Store } from '../../store/store'
import { type ChaseDraft, type FormDraft, type FormRow, sheetOf } from './drafts'
import { formSheetOut } from './form'

export async function keepReadableForms(store: Store, drafts: ChaseDraft[], linked: Linked): Promise<void> {
  const first = await doubtful(store, drafts, linked)
  if (first.size === 0) return
  for (const form of first.keys()) form.columns = tellingColumns(form.roster, form.columns)
  const again = drafts.filter(({ forms }) => forms.some((form) => first.has(form)))
  for (const [form, rows] of await doubtful(store, again, linked))
    form.rows = form.rows.filter((row) => !rows.includes(row))
  for (const draft of again) draft.forms = draft.forms.filter(({ rows }) => rows.length > 0)
}

/** Rows that would change something, or be taken for another row, or for none. */
async function doubtful(store: Store, drafts: ChaseDraft[], linked: Linked): Promise<Map<FormDraft, FormRow[]>> {
  const sources: ImportSource[] = []
  for (const { file, forms } of drafts)
    if (forms.length > 0)
      sources.push({ name: file, content: await writeWorkbook(forms.map((form) => formSheetOut(form, linked))) })
  const verdicts = await rehearse(store, sources)
  const said = new Map(verdicts.map((one) => [`${one.file}/${one.sheet}/${one.row}`, one]))
  const found = new Map<FormDraft, FormRow[]>()
  for (const { file, forms } of drafts)
    for (const form of forms) {
      const rows = form.rows.filter((row, i) => {
        const one = said.get(`${file}/${sheetOf(form.roster)}/${HEADER_ROW + 1 + i}`)
        return row.id === null ? one !== undefined : one?.action !== 'unchanged' || one.id !== row.id
      })
      if (rows.length > 0) found.set(form, rows)
    }
  return found
}
