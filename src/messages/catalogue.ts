/** Every message there is, by its id: one list for the terminal, GraphQL, HTTP, pages, marked workbooks and the documentation. */
import type { CatalogueEntry } from './message'
import type { ArgsOf } from './shapes'
import { cellMessages } from './topics/cell'
import { chaseMessages } from './topics/chase'
import { cliMessages } from './topics/cli'
import { definitionMessages } from './topics/definition'
import { exportMessages } from './topics/export'
import { fileMessages } from './topics/file'
import { filterMessages } from './topics/filter'
import { httpMessages } from './topics/http'
import { measureMessages } from './topics/measure'
import { queryMessages } from './topics/query'
import { requestMessages } from './topics/request'
import { rowMessages } from './topics/row'
import { sheetsMessages } from './topics/sheets'
import { snapshotMessages } from './topics/snapshot'
import { storeMessages } from './topics/store'
import { tableMessages } from './topics/table'
import { templateMessages } from './topics/template'

export const catalogue = {
  ...cellMessages,
  ...chaseMessages,
  ...cliMessages,
  ...fileMessages,
  ...rowMessages,
  ...tableMessages,
  ...definitionMessages,
  ...exportMessages,
  ...filterMessages,
  ...httpMessages,
  ...measureMessages,
  ...queryMessages,
  ...requestMessages,
  ...sheetsMessages,
  ...snapshotMessages,
  ...storeMessages,
  ...templateMessages,
}

export type MessageId = keyof typeof catalogue

/** What a message is told. */
export type ArgsFor<I extends MessageId> = (typeof catalogue)[I] extends CatalogueEntry<infer S> ? ArgsOf<S> : never

export const isMessageId = (id: string): id is MessageId => Object.hasOwn(catalogue, id)
