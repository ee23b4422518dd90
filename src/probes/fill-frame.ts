/** What a page with Trusted Types has, and TypeScript's DOM library has not. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createHTML(html: string): string }): { createHTML(html: string): unknown };
}

let policy: ReturnType<TrustedTypes['createPolicy']> | 'forbidden' | undefined;

/** Puts a page into a frame, also where the document demands Trusted Types. */
export function fillFrame(frame: HTMLIFrameElement, page: string): void {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) {
    frame.srcdoc = page;
    return;
  }
  try {
    policy ??= trustedTypes.createPolicy('sockscope', { createHTML: (html) => html });
  } catch {
    // The document lists the policies that it allows, and ours is none of them.
    policy = 'forbidden';
  }
  if (policy === 'forbidden') frame.src = `data:text/html,${encodeURIComponent(page)}`;
  else frame.srcdoc = policy.createHTML(page) as string;
}
