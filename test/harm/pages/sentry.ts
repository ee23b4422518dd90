import * as Sentry from '@sentry/browser';
(window as { Sentry?: unknown }).Sentry = Sentry;
