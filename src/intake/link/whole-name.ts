/**
 * A place named with the places it lies in: 样板县石桥民族乡下寨村 is 下寨村 of 石桥民族乡. A name comes in, with the directory of
 * the places above; which of them it begins with goes out, and the rest. The longest name that is known wins.
 */
import { onlyOne } from '../../facts/lists'
import type { Directory } from './directory'

const ENDS = /民族乡|街道|镇|乡/g
const ABOVE = /^.*[县区市旗州]/

export function splitName(text: string, above: Directory): { id: number; rest: string } | undefined {
  if (text.length < 5) return undefined
  const cuts = [...text.matchAll(ENDS)].map((match) => match.index + match[0].length)
  for (const cut of cuts.reverse()) {
    const [head, rest] = [text.slice(0, cut).trim(), text.slice(cut).trim()]
    if (rest.length < 2) continue
    for (const name of new Set([head, head.replace(ABOVE, '')])) {
      const { ids } = above.find(above.byLabel, [above.part(above.roster.label, [name])], above.suffixOf)
      const id = onlyOne(ids)
      if (id !== undefined) return { id, rest }
    }
  }
  return undefined
}
