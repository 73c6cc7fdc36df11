/**
 * A snapshot as a Frictionless Data Package: one CSV per roster as it stood at the sealed import, the sealed values, their
 * breakdown and definitions, and last datapackage.json with every schema, row count, length and SHA-256.
 */
import { groupedBy, itemAt } from '../../facts/lists'
import type { RosterFacts } from '../../facts/roster'
import type { CellsOfRow } from '../../store/rows/row'
import { pathsTo } from '../paths'
import { follow } from '../snapshot/follow'
import { exportColumns, HIDDEN_HEADING, ID_HEADING } from './columns'
import type { Exporting } from './exporting'
import { BOM, CSV, type CsvCell, countedAndHashed, counting, csvLine, type ExportFile } from './file'
import { type Hidden, hiddenCells } from './hide'
import { finderOf, Standing } from './rows'
import { type Resource, resourceName, schemaOf } from './schema'
import { valueResources } from './values'

interface Told {
  name: string
  [property: string]: unknown
}

export async function* packageExport(work: Exporting): AsyncGenerator<ExportFile> {
  const told: Told[] = []
  const standing = new Standing(work.store, work.snapshot.asOf)
  for (const roster of work.store.rosters) yield* fileOf(await rosterResource(work, standing, roster), told)
  for (const resource of valueResources(work)) yield* fileOf(resource, told)
  yield {
    name: 'datapackage.json',
    mediaType: 'application/json',
    content: text(`${JSON.stringify(describe(work, told), null, 2)}\n`),
  }
}

async function* text(content: string): AsyncGenerator<string> {
  yield content
}

/** The file, and once it has been read what can be said about it. */
async function* fileOf({ name, title, schema, rows }: Resource, told: Told[]): AsyncGenerator<ExportFile> {
  const size = { bytes: 0, sha256: '' }
  const counted = { rows: 0 }
  const lines = async function* (): AsyncGenerator<string> {
    yield BOM + csvLine(schema.fields.map((field) => field.name))
    for await (const row of counting(rows, counted)) yield csvLine(row)
  }
  const path = `${name}.csv`
  yield { name: path, mediaType: CSV, content: countedAndHashed(lines(), size), counted }
  const csv = {
    $schema: 'https://datapackage.org/profiles/2.0/dataresource.json',
    type: 'table',
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
  }
  const dialect = { delimiter: ',', lineTerminator: '\n', quoteChar: '"', doubleQuote: true, header: true }
  told.push({
    name,
    path,
    title,
    ...csv,
    dialect,
    bytes: size.bytes,
    hash: `sha256:${size.sha256}`,
    'rosterql:rows': counted.rows,
    schema,
  })
}

async function rosterResource(
  { store, engine, suppression }: Exporting,
  standing: Standing,
  roster: RosterFacts,
): Promise<Resource> {
  const columns = exportColumns(roster)
  const finders = await Promise.all(columns.map((column) => finderOf(standing, roster, column)))
  const all = [...(await standing.of(roster)).values()]
  const hidden: Hidden = suppression
    ? hiddenCells(roster, await groupsOf(store, engine.geography, roster, all), suppression)
    : new Map()
  const rows = async function* (): AsyncGenerator<CsvCell[]> {
    for (const row of all) {
      const gone = hidden.get(row.id)
      const cells = columns.map(({ own, path }, i) =>
        gone?.has(own.name) && path === own.name ? null : itemAt(finders, i)(row),
      )
      yield [
        row.id,
        ...cells,
        gone
          ? columns
              .filter(({ path }) => gone.has(path))
              .map(({ header }) => header)
              .join(' ')
          : null,
      ]
    }
  }
  return { name: resourceName(roster), title: roster.zh, schema: schemaOf(columns, suppression !== null), rows: rows() }
}

/** Rows whose sums are published together: those of one township (or, for townships, one county) in one year. */
async function groupsOf(
  store: Exporting['store'],
  geography: Exporting['engine']['geography'],
  roster: RosterFacts,
  rows: CellsOfRow[],
): Promise<CellsOfRow[][]> {
  const [top, next] = [itemAt(geography.levels, 0), itemAt(geography.levels, 1)]
  const level = roster.name === next.roster ? top.level : next.level
  const [path] = pathsTo(geography, roster, level)
  const areas = path === undefined ? rows.map(() => null) : await follow(store, roster, rows, path)
  const years = roster.cells
    .filter(({ kind, required }) => kind.sheet.titled && required)
    .map(({ name }) => roster.slots.get(name)!)
  const placed = rows.map((row, i) => ({ row, key: [areas[i], ...years.map((at) => row.cells[at])].join('/') }))
  return [...groupedBy(placed, ({ key }) => key).values()].map((group) => group.map(({ row }) => row))
}

function describe({ snapshot, suppression }: Exporting, resources: Told[]) {
  const { id, name, on, asOf, note, periods, sealedAt, contentHash } = snapshot
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: `rosterql-snapshot-${id}`,
    title: name,
    description: note ?? `${name}（${on}）`,
    version: `${id}.0.0`,
    created: sealedAt,
    'rosterql:snapshot': { id, periods, on, asOf, contentHash },
    'rosterql:suppression': suppression ? { ...suppression, confStatus: 'C', column: HIDDEN_HEADING } : null,
    'rosterql:idColumn': ID_HEADING,
    resources,
  }
}
