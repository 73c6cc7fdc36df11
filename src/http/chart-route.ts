/** `/chart/<name>.svg`: one chart as a picture, to be looked at or shown in a page. */
import { type Request, type RequestHandler, Router } from 'express'
import type { Api } from '../graphql/api'
import { clockAsked, paramsOf } from '../graphql/resolvers/clocks'
import { isEmpty } from '../measure/briefing/chart'
import { findChart } from '../measure/charts/binding'
import { chartFigures } from '../measure/charts/figures'
import { chartSvg } from '../measure/charts/svg'
import { Refusal, refusedOf } from '../messages/refusal'
import { ownSite } from './same-origin'

export function chartRoutes(api: Api): Router {
  const router = Router()
  const send: RequestHandler = async (request, response) => {
    const svg = await drawn(request, api)
    response.writeHead(200, {
      'content-type': 'image/svg+xml; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    response.end(svg)
  }
  router.route('/:name').all(ownSite).get(send)
  return router
}

async function drawn({ params, query }: Request, api: Api): Promise<string> {
  const { slowStore, reader } = api.context()
  try {
    const clock = await clockAsked(paramsOf(query), reader)
    const chart = await findChart(slowStore, String(params.name).replace(/\.svg$/, ''))
    const figures = await chartFigures(slowStore, chart, clock)
    if (!isEmpty(figures)) return chartSvg(figures)
  } catch (error) {
    throw refusedOf('template', error) ? new Refusal('http.no-chart', { why: error.said }) : error
  }
  throw new Refusal('http.nothing-to-draw', {})
}
