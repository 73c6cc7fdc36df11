/**
 * Statements on bookkeeping tables, written with Kysely's types and run through our own readers: tables come in, a builder that
 * knows their columns goes out, and rows come back as objects. Both databases understand what it writes.
 */
import {
  AliasNode,
  CamelCasePlugin,
  ColumnNode,
  type Compilable,
  DummyDriver,
  IdentifierNode,
  Kysely,
  type OperationNode,
  ReferenceNode,
  type RootOperationNode,
  SelectQueryNode,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  TableNode,
} from 'kysely'
import { chunked, entryOf, itemAt } from '../../facts/lists'
import type { Reader, Value, Writer } from '../store'
import { type LedgerTable, ledgerColumn, objectOf, type RowOf, type SelectedCell } from './table'

type DatabaseOf<T extends LedgerTable> = { [One in T as One['name']]: RowOf<One> }

/** Never connected: it writes `?` for values, which is how our statements are written for both databases. */
const builder = new Kysely<any>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
  plugins: [new CamelCasePlugin()],
})

interface Ask<T extends LedgerTable> {
  db: Kysely<DatabaseOf<T>>
  /** The rows of a `select`, each by the names it selects. */
  select<Row>(reader: Reader, query: Compilable<Row>): Promise<Row[]>
  change(writer: Writer, query: Compilable): Promise<void>
}

/** `const { db, select } = ask(files, imports)`: a builder that knows these tables and no others. */
export function ask<T extends LedgerTable[]>(...tables: T): Ask<T[number]> {
  return {
    db: builder as Kysely<DatabaseOf<T[number]>>,
    async select<Row>(reader: Reader, query: Compilable<Row>) {
      const { sql, parameters, query: node } = query.compile()
      const rows = await reader.read(sql, parameters as Value[])
      return rows.map(objectOf<Row>(selected(node, tables)))
    },
    async change(writer, query) {
      const { sql, parameters } = query.compile()
      await writer.run(sql, parameters as Value[])
    },
  }
}

/** What a statement selects, each with the way its column is read. */
function selected(query: RootOperationNode, tables: LedgerTable[]): SelectedCell[] {
  if (!SelectQueryNode.is(query)) throw new Error('not a select')
  const sources = sourcesOf(query, tables)
  return (query.selections ?? []).map(({ selection }) => one(selection, sources))
}

/** Tables by the name a statement gives them. */
function sourcesOf({ from, joins = [] }: SelectQueryNode, tables: LedgerTable[]): Map<string, LedgerTable> {
  const named = [...(from?.froms ?? []), ...joins.map(({ table }) => table)]
  return new Map(
    named.map((node) => {
      const table = AliasNode.is(node) ? nameOf(node.node) : nameOf(node)
      return [AliasNode.is(node) ? nameOf(node.alias) : table, tables.find(({ name }) => name === table)!]
    }),
  )
}

function one(node: OperationNode, sources: Map<string, LedgerTable>): SelectedCell {
  if (AliasNode.is(node)) return { ...one(node.node, sources), property: camel(nameOf(node.alias)) }
  // What is counted or computed is a number.
  if (!ReferenceNode.is(node) || !ColumnNode.is(node.column)) return { property: '', read: Number }
  const property = camel(node.column.column.name)
  const table = node.table ? entryOf(sources, nameOf(node.table)) : itemAt([...sources.values()], 0)
  return { property, read: ledgerColumn(table, property).read }
}

function nameOf(node: OperationNode): string {
  if (IdentifierNode.is(node)) return node.name
  if (TableNode.is(node)) return node.table.identifier.name
  throw new Error(`a ${node.kind} has no name`)
}

/** `finished_at` → `finishedAt`. */
const camel = (column: string): string => column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** Databases bind so many values to a statement and no more: SQLite 32,766. */
const MAX_KEYS = 5_000

/** What is asked about many keys is asked in several statements, and about none in none. */
export async function inParts<Key, Row>(
  keys: readonly Key[],
  read: (some: Key[]) => Promise<Row[]>,
  size = MAX_KEYS,
): Promise<Row[]> {
  const found: Row[] = []
  for (const some of chunked(keys, size)) for (const row of await read(some)) found.push(row)
  return found
}

/** The greatest id a table has, 0 when it is empty. */
export async function lastId(reader: Reader, { name }: LedgerTable): Promise<number> {
  const [[last] = []] = await reader.read(`SELECT max(id) FROM "${name}"`)
  return Number(last ?? 0)
}
