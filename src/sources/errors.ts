import { messageOf } from '../events/message-of.ts';
import { PROBE_MARK } from '../protocol/engine-url.ts';
import { all, type Source } from './guard.ts';
import { listen } from './natives.ts';

/** What goes wrong on the page itself: uncaught errors, unhandled rejections, policy violations. */
export const errorsSource: Source = ({ emit, guard }) => {
  const undo = [
    listen<ErrorEvent>(window, 'error', guard(({ message, filename, lineno }) => {
      // A resource that failed to load fires `error` too, without a message.
      if (message) emit('page.erred', { kind: 'error', message: messageOf(message), source: `${filename}:${lineno}` });
    })),
    listen<PromiseRejectionEvent>(window, 'unhandledrejection', guard(({ reason }) =>
      emit('page.erred', { kind: 'rejection', message: messageOf(reason) }))),
    listen<SecurityPolicyViolationEvent>(document, 'securitypolicyviolation', guard(({ effectiveDirective, blockedURI, disposition }) => {
      // A policy on trial (`report`) says so and blocks nothing. What a probe is refused is its own answer.
      if (disposition !== 'report' && !blockedURI.includes(PROBE_MARK)) emit('page.blocked', { directive: effectiveDirective, url: blockedURI });
    })),
  ];
  return all(undo);
};
