/** How the pages look: calm, wide enough for tables, in the fonts a Chinese office has. */
export const style = `
:root { --ink: #1f2933; --soft: #667085; --line: #e4e7ec; --ground: #f6f7f9; --paper: #fff; --accent: #a3212b; --accent-ink: #fff;
  --good: #18794e; --good-ground: #e9f6ef; --warn: #8a5a00; --warn-ground: #fdf3dc; --bad: #b42318; --bad-ground: #fdecea; --blue: #175cd3; --blue-ground: #eaf1fd }
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.6 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, sans-serif }
a { color: var(--accent); text-decoration: none }
a:hover { text-decoration: underline }
.top { display: flex; align-items: center; gap: 28px; padding: 0 28px; height: 56px; background: var(--paper); border-bottom: 1px solid var(--line) }
.brand { font-weight: 700; font-size: 17px; letter-spacing: .02em }
nav { display: flex; gap: 20px }
nav a { color: var(--soft) }
nav a[aria-current] { color: var(--ink); font-weight: 600 }
main { max-width: 1120px; margin: 0 auto; padding: 28px }
h1 { font-size: 24px; margin: 0 0 4px }
h2 { font-size: 17px; margin: 0 0 12px }
.lead { color: var(--soft); margin: 0 0 20px }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: 12px; padding: 20px 24px; margin-bottom: 20px; box-shadow: 0 1px 2px rgba(16, 24, 40, .04) }
.row { display: flex; gap: 12px; align-items: center; flex-wrap: wrap }
.grow { flex: 1 }
.soft { color: var(--soft); font-size: 13px }
button, .button { font: inherit; border: 1px solid var(--line); background: var(--paper); color: var(--ink); border-radius: 8px; padding: 7px 16px; cursor: pointer }
button:hover { border-color: var(--soft) }
button:disabled { opacity: .5; cursor: default }
button.main { background: var(--accent); border-color: var(--accent); color: var(--accent-ink) }
button.link { border: 0; padding: 0; background: none; color: var(--accent) }
button:focus-visible, input:focus-visible, select:focus-visible, textarea:focus-visible, .drop:focus-visible, a:focus-visible { outline: 2px solid var(--blue); outline-offset: 2px }
input, select, textarea { font: inherit; width: 100%; padding: 7px 10px; border: 1px solid #cfd4dc; border-radius: 8px; background: var(--paper); color: var(--ink) }
input[type=checkbox] { width: auto }
label { display: block; font-size: 13px; color: var(--soft) }
.fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(240px, 1fr)); gap: 14px; margin-bottom: 16px }
.drop { display: block; border: 2px dashed #cfd4dc; border-radius: 12px; padding: 36px 20px; text-align: center; background: #fcfcfd; cursor: pointer; color: var(--soft) }
.drop b { color: var(--ink); font-size: 17px; display: block; margin-bottom: 4px; font-weight: 600 }
.drop.over { border-color: var(--accent); background: #fdf5f5 }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(104px, 1fr)); gap: 12px; margin: 16px 0 20px }
.options { margin-top: 14px }
.options .fields { margin: 12px 0 0 }
.tile { border: 1px solid var(--line); border-radius: 10px; padding: 10px 14px; text-align: left; width: 100% }
.tile b { display: block; font-size: 24px; line-height: 1.3; font-weight: 650; font-variant-numeric: tabular-nums }
.tile.on { border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent) }
.tile.static { cursor: default }
.tag { display: inline-block; border-radius: 6px; padding: 1px 8px; font-size: 12.5px; white-space: nowrap; background: var(--ground); color: var(--soft) }
.tag.create, .tag.imported { background: var(--good-ground); color: var(--good) }
.tag.update { background: var(--blue-ground); color: var(--blue) }
.tag.refused, .tag.error { background: var(--bad-ground); color: var(--bad) }
.tag.absent, .tag.warning, .tag.partial { background: var(--warn-ground); color: var(--warn) }
.scroll { overflow-x: auto }
table { border-collapse: collapse; width: 100%; font-size: 14px }
th { text-align: left; font-weight: 500; color: var(--soft); font-size: 13px; white-space: nowrap }
th, td { padding: 8px 12px 8px 0; border-bottom: 1px solid var(--line); vertical-align: top }
tr:last-child td { border-bottom: 0 }
td.number, th.number { font-variant-numeric: tabular-nums; text-align: right; padding-right: 28px }
del { color: var(--soft); text-decoration-color: var(--bad) }
ins { color: var(--good); text-decoration: none; font-weight: 500 }
.where { font-family: ui-monospace, Consolas, monospace; font-size: 12.5px; color: var(--soft); word-break: break-all }
.message { border-radius: 10px; padding: 12px 16px; margin-bottom: 16px; background: var(--blue-ground); color: var(--blue) }
.message.bad { background: var(--bad-ground); color: var(--bad) }
.message.good { background: var(--good-ground); color: var(--good) }
pre { background: var(--ground); border-radius: 8px; padding: 12px 16px; overflow-x: auto; font: 13px/1.5 ui-monospace, Consolas, monospace }
details summary { cursor: pointer; color: var(--soft); font-size: 13px }
[hidden] { display: none !important }
`
