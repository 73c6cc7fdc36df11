/** Paths of files and folders come in, the files to import go out; what a folder holds besides workbooks is told, not tried. */
import { readdirSync, statSync } from 'node:fs'
import { basename, extname, join, relative, sep } from 'node:path'
import type { ImportSource } from '../../intake/model/import-reading'

export interface FoundSources {
  sources: (ImportSource & { path: string })[]
  /** Files of a folder that are no workbooks by their ending. */
  skipped: string[]
}

/** Endings that hold tables. Inside a folder nothing else is opened; a file named by itself always is. */
const WORKBOOKS = new Set(
  '.xlsx .xlsm .xltx .xltm .xlsb .xls .xlt .et .ett .ods .fods .ots .csv .tsv .tab .prn .dbf .numbers .xml .html .htm .mht .mhtml'.split(
    ' ',
  ),
)

/** Excel and WPS leave `~$…` beside a workbook that is open; hidden files are no one's roster. */
const ignored = (name: string): boolean => /^(?:~\$|\.|__MACOSX$|Thumbs\.db$|desktop\.ini$)/i.test(name)

export function findSources(paths: string[]): FoundSources {
  const found: FoundSources = { sources: [], skipped: [] }
  const met = new Set<string>()
  const add = (name: string, path: string): void => {
    if (met.has(path)) return
    met.add(path)
    found.sources.push({ name, path })
  }
  for (const path of paths) {
    if (!isFolder(path)) add(basename(path), path)
    else
      for (const file of walk(path))
        if (WORKBOOKS.has(extname(file).toLowerCase())) add(relative(path, file).split(sep).join('/'), file)
        else found.skipped.push(file)
  }
  return { ...found, sources: apart(found.sources) }
}

/** Two files of one name from different folders are told apart by their paths. */
function apart(sources: FoundSources['sources']): FoundSources['sources'] {
  const times = new Map<string, number>()
  for (const { name } of sources) times.set(name, (times.get(name) ?? 0) + 1)
  return sources.map((source) =>
    times.get(source.name)! > 1 ? { ...source, name: source.path.split(sep).join('/') } : source,
  )
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false

function* walk(folder: string): Generator<string> {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    if (ignored(entry.name)) continue
    const path = join(folder, entry.name)
    if (isFolder(path)) yield* walk(path)
    else yield path
  }
}
