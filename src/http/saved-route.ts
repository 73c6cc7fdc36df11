/** `/q` lists the saved queries, `/q/<name>` shows one as a form and runs it. */
import type { Request, Response } from 'express'
import { Router } from 'express'
import { type GraphQLSchema, isEnumType } from 'graphql'
import type { Api } from '../graphql/api'
import { stillRight } from '../graphql/resolvers/saved-queries'
import { fieldLabelsOf } from '../graphql/saved-labels'
import { savedVariablesOf } from '../graphql/saved-variables'
import { Refusal } from '../messages/refusal'
import { allSavedQueries, findSavedQuery, type SavedQuery } from '../store/ledger/saved-queries'
import { sendPage } from '../web/page'
import { type FormVariable, savedListPage, savedPage } from '../web/saved-page'

export function savedRoutes(api: Api): Router {
  const router = Router()
  router.get('/', async (_request, response) =>
    sendPage(response, savedListPage(await allSavedQueries(api.context().reader))),
  )
  router.get('/:name', async (request, response) => {
    const saved = await wanted(request, api)
    refuseOutdated(saved, api)
    sendPage(response, savedPage(saved, formOf(saved, api.schema), fieldLabelsOf(saved.document, api.schema)))
  })
  router.post('/:name', (request, response) => run(request, response, api))
  return router
}

async function wanted({ params }: Request, api: Api): Promise<SavedQuery> {
  const name = String(params.name)
  const saved = await findSavedQuery(api.context().reader, name)
  if (!saved) throw new Refusal('http.no-saved-query', { name })
  return saved
}

function refuseOutdated(saved: SavedQuery, { schema }: Api): void {
  stillRight(saved, schema)
}

async function run(request: Request, response: Response, api: Api): Promise<void> {
  const saved = await wanted(request, api)
  refuseOutdated(saved, api)
  const { variables = {} } = (request.body ?? {}) as { variables?: Record<string, unknown> }
  const result = await api.execute({ query: saved.document, variables })
  response.status(result.data === undefined ? 400 : 200).json(result)
}

/** The variables, with the choices of those whose type has some. */
const formOf = ({ document }: SavedQuery, schema: GraphQLSchema): FormVariable[] =>
  savedVariablesOf(document, schema).map((variable) => {
    const choices = choicesOf(schema, variable.type.replace(/[[\]!]/g, ''))
    return choices ? { ...variable, choices } : variable
  })

function choicesOf(schema: GraphQLSchema, name: string): FormVariable['choices'] {
  const type = schema.getType(name)
  if (!isEnumType(type)) return undefined
  return type.getValues().map(({ name: code, description }) => ({ code, label: description?.split(' · ')[0] ?? code }))
}
