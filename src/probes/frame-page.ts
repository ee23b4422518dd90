/**
 * Written for the oldest browser, as nothing compiles it: it notes what becomes of the other script, and tells
 * it through the port that the page sends when both are through. A refusal by policy may be told after the
 * script's own failure.
 */
const NOTES = `var s={};function t(p){p.postMessage(s)}
___eio=[function(b){s.body=String(b)}];
addEventListener("error",function(e){if(e.target.src)s.failed=1},true);
addEventListener("securitypolicyviolation",function(){s.blocked=1});
onmessage=function(e){var p=e.ports[0];s.failed?setTimeout(t,60,p):t(p)}`;

const escaped = (text: string): string => text.replace(/[&"<>]/g, (character) => `&#${character.charCodeAt(0)};`);

/** The page of a frame that loads one script, and knows what became of it. */
export const framePage = (url: string, nonce: string): string => {
  const given = nonce && ` nonce="${escaped(nonce)}"`;
  return `<!doctype html><meta name="referrer" content="strict-origin"><script${given}>${NOTES}</script><script${given} src="${escaped(`${url}&j=0`)}"></script>`;
};
