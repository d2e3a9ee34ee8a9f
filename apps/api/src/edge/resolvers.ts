import { FormResolver } from '../forms/form.resolver.js';
import { FormsResolver } from '../forms/forms.resolver.js';
import { ImportResolver } from '../forms/import.resolver.js';
import { InboxResolver } from '../inbox/inbox.resolver.js';
import { PeopleResolver } from '../people/people.resolver.js';

/** Every resolver of the API: what the schema is generated from. */
export const RESOLVERS = [PeopleResolver, InboxResolver, FormsResolver, FormResolver, ImportResolver] as const;
