import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { GraphQLError } from 'graphql'
import ts from 'typescript'
import { Refusal, refusedOf } from '../../src/messages/refusal'
import { messageRef, wordsIn, wordsOf } from '../../src/messages/words'

describe('a refusal', () => {
  const refusal = new Refusal('query.negative', { name: 'first' }, { path: ['villages', 'first'] })

  it('says where, then Chinese, then English', () => {
    expect(refusal.message).toBe('villages.first: first 不能为负 / first must not be negative')
    expect(refusal.words('graphql')).toBe(refusal.message)
    expect([refusal.zh, refusal.en]).toEqual(['first 不能为负', 'first must not be negative'])
  })

  it('gives its code and place to GraphQL', () => {
    const shown = new GraphQLError(refusal.message, { originalError: refusal })
    expect(shown.extensions).toEqual({ code: 'BAD_INPUT', argument: 'villages.first' })
  })

  it('knows the HTTP status and the topic of its message', () => {
    expect(new Refusal('http.no-such-page', {}).status).toBe(404)
    expect(refusal.status).toBe(400)
    expect(refusedOf('query', refusal)).toBe(true)
    expect(refusedOf('sheets', refusal)).toBe(false)
    expect(refusedOf('query', new Error('query.'))).toBe(false)
  })

  it('words a message within a message in the same language', () => {
    const said = messageRef('sheets.corrupt', { sheet: '台账', why: messageRef('sheets.zip-empty', {}) })
    expect(wordsOf(said, 'terminal', 'en')).toContain(
      'Sheet "台账" is damaged or incomplete: the zip directory is empty.',
    )
    expect(wordsIn(said, 'page').zh).toContain('工作表“台账”已损坏或不完整：压缩包目录为空。')
  })
})

describe('errors', () => {
  const root = join(__dirname, '../../src')
  const sources = (readdirSync(root, { recursive: true }) as string[]).filter((path) => path.endsWith('.ts'))

  /** Names of classes that extend something called an error, ours or the language's. */
  const errorsIn = (path: string): string[] => {
    const found: string[] = []
    const visit = (node: ts.Node): void => {
      const parents = ts.isClassLike(node) ? (node.heritageClauses ?? []).flatMap(({ types }) => types) : []
      if (parents.some(({ expression }) => /Error$|Refusal$/.test(expression.getText())))
        found.push((node as ts.ClassLikeDeclaration).name?.text ?? '?')
      ts.forEachChild(node, visit)
    }
    visit(ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.Latest, true))
    return found
  }

  it('are of one class', () => {
    expect(sources.length).toBeGreaterThan(500)
    expect(sources.flatMap(errorsIn)).toEqual(['Refusal'])
  })
})
