/** One style sheet, served as /style.css: readable on an old phone, dark where the reader prefers it, no script. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1c1b19; --quiet: #6a655d; --paper: #fbfaf7; --line: #e3dfd6; --mark: #fff0b3; --accent: #9b2d1f; }
@media (prefers-color-scheme: dark) { :root { --ink: #ece8df; --quiet: #a39d92; --paper: #191816; --line: #36332e; --mark: #4d4213; --accent: #e58a78; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 42rem; padding: 1rem 1.15rem 4rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.85 "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", Georgia, serif; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: .2em; }
header.site { display: flex; gap: .75rem; align-items: baseline; border-bottom: 1px solid var(--line); padding-bottom: .6rem; margin-bottom: 1.6rem; }
header.site a { font-size: 1.25rem; font-weight: 700; text-decoration: none; color: var(--ink); letter-spacing: .1em; }
.quiet, header.site span, footer { color: var(--quiet); font: .875rem/1.6 system-ui, "Noto Sans CJK SC", sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.4; margin: .3rem 0 .5rem; text-wrap: balance; }
h2 { font-size: 1.05rem; margin: 2rem 0 .4rem; }
.kicker, .subtitle { color: var(--quiet); margin: 0; }
article p { margin: 0; padding: .45rem .6rem .45rem 1rem; margin-inline: -1rem -.6rem; border-radius: .3rem; scroll-margin-top: 30vh; position: relative; text-align: justify; white-space: pre-wrap; }
article p:target { background: var(--mark); box-shadow: inset .2rem 0 var(--accent); }
article p > a.anchor { position: absolute; inset-inline-start: -1.4rem; color: var(--quiet); text-decoration: none; opacity: 0; font: .75rem system-ui, sans-serif; line-height: 2.4; }
article p:hover > a.anchor, article p:target > a.anchor, a.anchor:focus-visible { opacity: 1; }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: .1rem .9rem; border-top: 1px solid var(--line); margin-top: 2rem; padding-top: .9rem; }
dl.facts dt { color: var(--quiet); } dl.facts dd { margin: 0; }
form { display: flex; gap: .5rem; margin: 1.2rem 0; }
input[type=search] { flex: 1; min-width: 0; font: inherit; padding: .4rem .7rem; border: 1px solid var(--line); border-radius: .4rem; background: transparent; color: inherit; }
button { font: inherit; padding: .4rem 1.1rem; border: 0; border-radius: .4rem; background: var(--accent); color: var(--paper); cursor: pointer; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
ul.plain { list-style: none; padding: 0; margin: 0; } ul.plain li { padding: .35rem 0; border-bottom: 1px solid var(--line); }
ul.plain time { float: right; margin-inline-start: 1rem; }
.answer { font-size: 1.125rem; } .answer sup { line-height: 0; }
blockquote { margin: .3rem 0 1rem; padding: .1rem 0 .1rem .9rem; border-inline-start: .2rem solid var(--line); color: var(--quiet); }
@media print { form, header.site, a.anchor { display: none; } }
`;
