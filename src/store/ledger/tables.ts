/** The tables that are not rosters: what came in, from which files and sheets, and the files themselves. */
import { EntitySchema } from 'typeorm'

/** One import: one call, one transaction. An undo is an import of kind UNDO. */
const imports = () =>
  new EntitySchema({
    name: 'import',
    tableName: 'import',
    columns: {
      id: { type: 'integer', primary: true },
      kind: { type: 'text' },
      /** RFC 3339, UTC. `finished_at` is the moment the import became visible. */
      started_at: { type: 'text' },
      finished_at: { type: 'text' },
      actor: { type: 'text', nullable: true },
      strategy: { type: 'text' },
      created: { type: 'integer' },
      updated: { type: 'integer' },
      unchanged: { type: 'integer' },
      refused: { type: 'integer' },
      absent: { type: 'integer' },
      linked: { type: 'integer' },
      errors: { type: 'integer' },
      warnings: { type: 'integer' },
      /** The whole report as JSON. */
      report: { type: 'text' },
      undoes: { type: 'integer', nullable: true },
      undone_by: { type: 'integer', nullable: true },
      /** Why figures are corrected by it. */
      reason: { type: 'text', nullable: true },
    },
  })

const files = () =>
  new EntitySchema({
    name: 'import_file',
    tableName: 'import_file',
    columns: {
      id: { type: 'integer', primary: true },
      import_id: { type: 'integer' },
      name: { type: 'text' },
      sha256: { type: 'text' },
      bytes: { type: 'bigint' },
      status: { type: 'text' },
      /** Hash of content and options: the same file with the same wishes is recognised. */
      fingerprint: { type: 'text' },
    },
    indices: [
      { name: 'import_file_import', columns: ['import_id'] },
      { name: 'import_file_fingerprint', columns: ['fingerprint'] },
    ],
  })

/** One table read from one sheet. `columns` is JSON: [{column, header, field, unit, by}], in the order of a row's `blanks` letters. */
const sheets = () =>
  new EntitySchema({
    name: 'import_sheet',
    tableName: 'import_sheet',
    columns: {
      id: { type: 'integer', primary: true },
      import_id: { type: 'integer' },
      file_id: { type: 'integer' },
      name: { type: 'text' },
      roster: { type: 'text' },
      columns: { type: 'text' },
    },
    indices: [
      { name: 'import_sheet_import', columns: ['import_id'] },
      { name: 'import_sheet_file', columns: ['file_id'] },
    ],
  })

/**
 * What the cells of imported tables showed, so that a raw cell can be seen years later without the file. One block per batch of
 * rows of a sheet: gzipped JSON [[row, text, …], …], texts in the order of the sheet's columns. Titles, footers, dropped columns
 * and refused sheets are never in it.
 */
const archive = (binary: 'blob' | 'bytea') =>
  new EntitySchema({
    name: 'archive',
    tableName: 'archive',
    columns: {
      sheet_id: { type: 'integer', primary: true },
      first_row: { type: 'integer', primary: true },
      last_row: { type: 'integer' },
      content: { type: binary },
    },
  })

/** A dry run's plan: the writes it would have made, to be made exactly so, as long as no other import has come between. */
const plans = (binary: 'blob' | 'bytea') =>
  new EntitySchema({
    name: 'plan',
    tableName: 'plan',
    columns: {
      id: { type: 'text', primary: true },
      created_at: { type: 'text' },
      expires_at: { type: 'text' },
      /** The last import the plan was made upon. */
      base_import: { type: 'integer' },
      report: { type: 'text' },
      /** Gzipped JSON of the writes. */
      writes: { type: binary },
      applied_as: { type: 'integer', nullable: true },
    },
  })

/** What a plan means for each row of the files. `changes` is JSON: [{field, old, new}] as people see the values. */
const planRows = () =>
  new EntitySchema({
    name: 'plan_row',
    tableName: 'plan_row',
    columns: {
      plan_id: { type: 'text', primary: true },
      n: { type: 'integer', primary: true },
      action: { type: 'text' },
      file: { type: 'text' },
      sheet: { type: 'text' },
      source_row: { type: 'integer', nullable: true },
      roster: { type: 'text' },
      row_id: { type: 'integer', nullable: true },
      label: { type: 'text', nullable: true },
      changes: { type: 'text', nullable: true },
    },
    indices: [{ name: 'plan_row_action', columns: ['plan_id', 'action', 'n'] }],
  })

/** What users have said once and need not say again: what a heading means, which unit a source counts in, who an alias is. */
const learned = () =>
  new EntitySchema({
    name: 'learned',
    tableName: 'learned',
    columns: {
      id: { type: 'integer', primary: true },
      /** HEADING, UNIT or ALIAS. */
      kind: { type: 'text' },
      roster: { type: 'text' },
      /** The family of files it was said about: the file name without dates and counters. Empty for aliases. */
      source: { type: 'text' },
      /** The heading or alias, in its comparison form. */
      said: { type: 'text' },
      /** The field path, the unit, or the id of the row. */
      means: { type: 'text' },
      learned_at: { type: 'text' },
    },
    indices: [{ name: 'learned_roster', columns: ['roster', 'kind'] }],
  })

/** Documents saved under a name, for others to run with their own variables. */
const savedQueries = () =>
  new EntitySchema({
    name: 'saved_query',
    tableName: 'saved_query',
    columns: {
      name: { type: 'text', primary: true },
      document: { type: 'text' },
      description: { type: 'text', nullable: true },
      created_at: { type: 'text' },
    },
  })

/** Indicators an office defines itself; every version is kept. `definition` is JSON in the API's own where/aggregate language. */
const indicatorDefinitions = () =>
  new EntitySchema({
    name: 'indicator_definition',
    tableName: 'indicator_definition',
    columns: {
      code: { type: 'text', primary: true },
      version: { type: 'integer', primary: true },
      definition: { type: 'text' },
      defined_at: { type: 'text' },
    },
  })

/** Limits that definitions refer to by name, as an office sets them; every version is kept. `since` is the day from which one counts. */
const parameterVersions = () =>
  new EntitySchema({
    name: 'parameter_version',
    tableName: 'parameter_version',
    columns: {
      name: { type: 'text', primary: true },
      version: { type: 'integer', primary: true },
      since: { type: 'text' },
      value: { type: 'text' },
      source: { type: 'text' },
      set_at: { type: 'text' },
    },
  })

export const systemTables = (binary: 'blob' | 'bytea'): EntitySchema[] => [
  imports(),
  files(),
  sheets(),
  archive(binary),
  plans(binary),
  planRows(),
  learned(),
  savedQueries(),
  indicatorDefinitions(),
  parameterVersions(),
]
