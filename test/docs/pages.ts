/** The pages for people as data: path → text; goes out what stands in them: fenced blocks, links, headings. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { root } from '../cli/call'

const printed = require('../../.ci/readme') as {
  filled(root: string, path: string, facts: object): string
  pages(root: string): Record<string, boolean>
  tablesIn(text: string): string[]
  sections: string[]
}
export const { filled, tablesIn, sections } = printed

export const languages = ['en', 'zh'] as const
export type Language = (typeof languages)[number]

export const pagesOf = (language: Language): string[] =>
  Object.entries(printed.pages(root))
    .filter(([, chinese]) => chinese === (language === 'zh'))
    .map(([path]) => path)

/** README.md ↔ README.zh-CN.md, docs/en/x.md ↔ docs/zh/x.md. */
export const inChinese = (path: string): string =>
  path === 'README.md' ? 'README.zh-CN.md' : path.replace('docs/en/', 'docs/zh/')

export const textOf = (path: string): string => readFileSync(join(root, path), 'utf8')

export interface Block {
  kind: string
  content: string
}

export const blocksOf = (text: string): Block[] =>
  [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, kind = '', content = '']) => ({ kind, content }))

const withoutBlocks = (text: string): string => text.replace(/^```[\s\S]*?^```$/gm, '').replace(/`[^`\n]*`/g, '')

/** As GitHub names the places of headings. */
const anchorOf = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/ /g, '-')

const anchorsOf = (text: string): string[] => {
  const plain = text.replace(/^```[\s\S]*?^```$/gm, '')
  const headings = [...plain.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading))
  return [...headings, ...[...plain.matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id)]
}

/** Links of a page that lead nowhere. */
export function brokenLinks(path: string): string[] {
  const links = [...withoutBlocks(textOf(path)).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, link = '']) => link)
  return links.filter((link) => {
    const [file = '', anchor] = link.split('#')
    const target = file === '' ? path : normalize(join(dirname(path), decodeURI(file)))
    if (!existsSync(join(root, target))) return true
    return anchor !== undefined && !anchorsOf(textOf(target)).includes(decodeURI(anchor))
  })
}
