/** The GraphQL service without a network: a store and an importer come in, a server that executes documents goes out. */
import { ApolloServer, type ApolloServerOptions, type GraphQLRequest } from '@apollo/server'
import {
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import type { FormattedExecutionResult, GraphQLSchema } from 'graphql'
import { createExporter, type Exporter } from '../query/export/export'
import { MAX_SELECTIONS } from '../query/export/selections'
import { defaultQueryLimits, type QueryLimits } from '../query/limits'
import { queryEngine } from '../query/run/engine'
import type { Engine } from '../query/run/query-context'
import { openReaders } from '../store/readers/readers'
import type { Reader, Store } from '../store/store'
import type { Context, Importer } from './context'
import { costPlugin } from './cost'
import { Documents, TOKENS } from './documents'
import { formatError, type Log } from './errors'
import { executorOf, rememberDocuments } from './executor'
import { lineage } from './lineage/lineage'
import type { Lineage } from './lineage/row-source'
import { preflightHeaders } from './preflight'
import { buildSchema } from './schema'
import { slowReader } from './slow-reader'
import { statusPlugin } from './status'

export interface ApiOptions {
  store: Store
  /** Without one, `importWorkbook` is refused. */
  importer?: Importer
  limits?: Partial<QueryLimits>
  log?: Log
  plugins?: ApolloServerOptions<Context>['plugins']
}

export interface Api {
  schema: GraphQLSchema
  apollo: ApolloServer<Context>
  /** A new one for every request. */
  context(): Context
  exporter: Exporter
  engine: Engine
  /** Documents that have been found right. */
  documents: Documents
  /** Runs one document as HTTP would, limits and error messages included. */
  execute(request: GraphQLRequest): Promise<FormattedExecutionResult>
  close(): Promise<void>
}

const logged: Log = (line, error) => console.error(line, error)

export async function createApi({ store, importer, limits, log = logged, plugins = [] }: ApiOptions): Promise<Api> {
  const schema = buildSchema(store.rosters)
  const engine = queryEngine(store, { limits })
  const documents = new Documents()
  const own = ownReader(store, { ...defaultQueryLimits, ...limits })
  const slow = slowReader(store)
  const given: Given = {
    store,
    slowStore: slow.store,
    engine,
    importer,
    reader: own.reader,
    limits: { ...defaultQueryLimits, ...limits },
  }
  const fresh = (): Context => new RequestContext(given)
  const apollo = new ApolloServer<Context>({
    gateway: executorOf(schema),
    introspection: true,
    csrfPrevention: { requestHeaders: preflightHeaders },
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    maxRecursiveSelections: MAX_SELECTIONS,
    parseOptions: { maxTokens: TOKENS },
    formatError: (formatted, error) => formatError(formatted, error, log),
    plugins: [...silent(), rememberDocuments(documents), costPlugin, statusPlugin, ...plugins],
    // Persisted queries are kept here, 30 MB of them at most.
    cache: 'bounded',
  })
  await apollo.start()
  const exporter = createExporter(store, schema, { limits })
  return {
    schema,
    apollo,
    context: fresh,
    exporter,
    engine,
    documents,
    execute: (request) => execute(apollo, request, fresh()),
    async close() {
      await apollo.stop()
      await engine.close()
      await exporter.close()
      await own.close()
      await slow.close()
    },
  }
}

async function execute(
  apollo: ApolloServer<Context>,
  request: GraphQLRequest,
  contextValue: Context,
): Promise<FormattedExecutionResult> {
  const { body } = await apollo.executeOperation(request, { contextValue })
  if (body.kind === 'single') return body.singleResult
  throw new Error('the schema has nothing that is answered in parts')
}

type Given = Omit<Context, 'cost' | 'lineage'>

/** The loaders of lineage are made when somebody asks where a row came from; most requests do not. */
class RequestContext implements Context {
  readonly cost = { statements: 0, rowsReturned: 0, milliseconds: 0 }
  readonly store: Store
  readonly slowStore: Store
  readonly engine: Engine
  readonly importer: Importer | undefined
  readonly reader: Reader
  readonly limits: QueryLimits
  /** Not `#`: Apollo copies the context, and a copy has no fields of that kind. */
  private own: Lineage | undefined

  constructor({ store, slowStore, engine, importer, reader, limits }: Given) {
    this.store = store
    this.slowStore = slowStore
    this.engine = engine
    this.importer = importer
    this.reader = reader
    this.limits = limits
  }

  get lineage(): Lineage {
    this.own ??= lineage(this.store, this.reader, this.cost)
    return this.own
  }
}

/** For what the engine does not read: small statements, on a connection that only reads. */
function ownReader(store: Store, limits: QueryLimits): { reader: Reader; close(): Promise<void> } {
  const readers = openReaders(store, { readers: 1, timeout: limits.statement })
  return { reader: { read: (sql, values) => readers.read(sql, values, { light: true }) }, close: () => readers.close() }
}

/** Nothing is reported to anyone, whatever the environment says. */
const silent = () => [
  ApolloServerPluginLandingPageDisabled(),
  ApolloServerPluginUsageReportingDisabled(),
  ApolloServerPluginSchemaReportingDisabled(),
  ApolloServerPluginInlineTraceDisabled(),
]
