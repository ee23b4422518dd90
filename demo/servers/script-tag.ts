/** False for a page without Sockscope, or `data-*` attributes that replace the page's own. */
export type SockscopeTag = boolean | Record<string, string>;

const tag = /[ \t]*<script [^>]*src="\/sockscope\/sockscope\.js"[^>]*><\/script>\n?/;

/** The page with its Sockscope script tag left as it is, taken out, or given other attributes. */
export function withSockscope(html: string, choice: SockscopeTag): string {
  if (choice === true) return html;
  if (choice === false) return html.replace(tag, '');
  const attributes = Object.entries(choice).map(
    ([name, value]) => ` data-${name}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`,
  );
  const replacement = `    <script src="/sockscope/sockscope.js"${attributes.join('')}></script>\n`;
  // A function: "$" in a value must stay as it is.
  return html.replace(tag, () => replacement);
}
