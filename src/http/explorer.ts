/** GraphiQL, served from our own disk: the page asks no other host for anything, and its policy would not let it. */

import { gzipSync } from 'node:zlib'
import { renderGraphiQL } from '@graphql-yoga/render-graphiql'
import type { RequestHandler } from 'express'
import { itemAt } from '../facts/lists'
import { inversesOf, type RosterFacts } from '../facts/roster'

/** The whole page is one document of nine megabytes (editor and workers inline), so it is packed once and kept. */
export function explorer(rosters: RosterFacts[]): RequestHandler {
  let page: Buffer | undefined
  return (_request, response) => {
    page ??= gzipSync(
      renderGraphiQL({ endpoint: '/graphql', title: 'RosterQL', defaultQuery: exampleQuery(rosters) } as never),
    )
    response.set(headers).send(page)
  }
}

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-encoding': 'gzip',
  'cache-control': 'no-cache',
  'x-frame-options': 'DENY',
  'content-security-policy':
    "default-src 'none'; script-src 'unsafe-inline' blob:; worker-src blob:; style-src 'unsafe-inline'; font-src data:; img-src data:; connect-src 'self'; frame-ancestors 'none'",
}

/** A first query that shows rows, a list below them and its totals, on whatever rosters there are. */
function exampleQuery(rosters: RosterFacts[]): string {
  const [roster, list] = pick(rosters)
  const inner = list ? [`      ${list.name} {`, '        totalCount', ...totals(list.roster), '      }'] : []
  return [
    '# 按 Ctrl+Enter 运行 · Press Ctrl+Enter to run',
    '{',
    `  ${roster.plural}(orderBy: [{ ${roster.label.name}: ASC }], first: 5) {`,
    '    totalCount',
    '    nodes {',
    ...[roster.label, ...numbers(roster).slice(0, 2)].map((cell) => `      ${cell.name}`),
    ...inner,
    '    }',
    '  }',
    '}',
    '',
  ].join('\n')
}

const numbers = (roster: RosterFacts) => roster.cells.filter(({ kind }) => kind.amount?.counts)
const totals = (roster: RosterFacts): string[] =>
  numbers(roster)
    .slice(0, 1)
    .map((cell) => `        aggregate { ${cell.name} { sum } }`)

/** The first roster that counts something and has a list below it that counts something too; else simply the first. */
function pick(rosters: RosterFacts[]) {
  for (const roster of rosters) {
    const list = inversesOf(roster, rosters).find((inverse) => numbers(inverse.roster).length > 0)
    if (list && numbers(roster).length > 0) return [roster, list] as const
  }
  return [itemAt(rosters, 0), undefined] as const
}
