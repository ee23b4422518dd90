import type { MaskKind } from '../../events/secrets.ts';

/** Kinds of masked values, in English. */
export const masked: { readonly [K in MaskKind]: string } = {
  key: 'Values under secret names',
  query: 'Query values',
  jwt: 'JSON web tokens',
  bearer: 'Authorization values',
  token: 'Random tokens',
  card: 'Card numbers',
  email: 'E-mail addresses',
  phone: 'Phone numbers',
  'resident-number': 'Resident numbers',
  payload: 'Payload values',
};
