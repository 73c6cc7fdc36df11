/** A GraphQL document comes in, the response the service would give goes out, with no network between. */
import type { FormattedExecutionResult } from 'graphql'
import { createApi } from '../graphql/api'
import type { QueryLimits } from '../query/limits'
import type { Store } from '../store/store'
import type { ExitCode } from './command'

interface DocumentResult {
  result: FormattedExecutionResult
  /** 1: errors beside data. 2: the document was not executed. */
  code: ExitCode
}

export interface DocumentRequest {
  query: string
  variables?: Record<string, unknown>
  operationName?: string
  limits?: Partial<QueryLimits>
}

export async function answerDocument(
  store: Store,
  { query, variables, operationName, limits }: DocumentRequest,
): Promise<DocumentResult> {
  const api = await createApi({ store, limits })
  try {
    const { body } = await api.apollo.executeOperation(
      { query, variables, operationName },
      { contextValue: api.context() },
    )
    if (body.kind !== 'single') throw new Error('incremental delivery is not supported')
    const { data, errors, extensions } = body.singleResult
    const result = {
      ...(data === undefined ? {} : { data }),
      ...(errors ? { errors } : {}),
      ...(extensions && Object.keys(extensions).length > 0 ? { extensions } : {}),
    }
    return { result: result as FormattedExecutionResult, code: errors === undefined ? 0 : data === undefined ? 2 : 1 }
  } finally {
    await api.close()
  }
}
