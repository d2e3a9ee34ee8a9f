import { cacheExchange, Client, fetchExchange, mapExchange } from '@urql/core';
import { failureOf } from './failure.js';

/** One client for one log-in: a new one is made on login and logout, so nothing of another person stays in its cache. */
export const makeClient = (onLoginRequired: () => void): Client =>
  new Client({
    url: '/graphql',
    preferGetMethod: false,
    fetchOptions: { credentials: 'same-origin' },
    exchanges: [
      mapExchange({
        onError: (error) => {
          if (failureOf(error).code === 'login.required') onLoginRequired();
        },
      }),
      cacheExchange,
      fetchExchange,
    ],
  });
