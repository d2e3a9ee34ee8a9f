import { randomUUID } from 'node:crypto';
import type { Change, FormContent } from '@chengwen/domain';
import type { GraphqlClient } from './graphql-client.js';

/** What the demo looks at after every command. */
export interface SeenForm {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly stateLabel: string;
  readonly round: number;
  readonly contentVersion: number;
  readonly content: FormContent;
  readonly findings: readonly {
    readonly severity: string;
    readonly message: string;
    readonly fix: { readonly changes: readonly Change[] } | null;
  }[];
  readonly score: {
    readonly total: string;
    readonly totalWeight: string;
    readonly recheckTotal: string | null;
    readonly gradeLabel: string;
    readonly executionRate: string | null;
    readonly rows: readonly {
      readonly row: string;
      readonly automatic: string | null;
      readonly given: string | null;
    }[];
  };
  readonly stages: readonly {
    readonly key: string;
    readonly label: string;
    readonly ruleLabel: string;
    readonly status: string;
    readonly seats: readonly {
      readonly name: string;
      readonly decision: string | null;
      readonly carried: string | null;
    }[];
  }[];
  readonly actions: readonly { readonly command: string }[];
  readonly comments: readonly { readonly id: string; readonly text: string; readonly resolved: boolean }[];
  readonly returned: {
    readonly name: string;
    readonly stage: string;
    readonly reason: string;
    readonly opinion: string;
  } | null;
  readonly versions: readonly {
    readonly number: number;
    readonly cause: string;
    readonly causeLabel: string;
    readonly pdf: string;
  }[];
}

const FIELDS = `
  id number state stateLabel round contentVersion content
  findings { severity message fix { changes } }
  score { total totalWeight recheckTotal gradeLabel executionRate rows { row automatic given } }
  stages { key label ruleLabel status seats { name decision carried } }
  actions { command } comments { id text resolved } returned { name stage reason opinion }
  versions { number cause causeLabel pdf }`;

const INPUTS: Readonly<Record<string, string>> = {
  create: 'CreateFormInput',
  save: 'SaveFormInput',
  resolve: 'ResolveInput',
  approve: 'ApproveInput',
  return: 'ReturnInput',
  score: 'ScoreInput',
  void: 'VoidInput',
};

const mutation = (command: string): string =>
  `mutation ($input: ${INPUTS[command] ?? 'CommandInput'}!) { done: ${command}Form(input: $input) { form { ${FIELDS} } } }`;

/** A form in somebody's hands: every command carries what was last seen of it, as a page would send it. */
export class FormAtHand {
  private constructor(public seen: SeenForm) {}

  static async create(client: GraphqlClient, input: object): Promise<FormAtHand> {
    const { done } = await client.get<{ done: { form: SeenForm } }>(mutation('create'), { input });
    return new FormAtHand(done.form);
  }

  /** The form as this person sees it now. */
  async look(client: GraphqlClient): Promise<SeenForm> {
    const query = `query ($id: ID!) { form(id: $id) { ${FIELDS} } }`;
    const { form } = await client.get<{ form: SeenForm }>(query, { id: this.seen.id });
    return (this.seen = form);
  }

  /** Gives a command that has to be accepted. */
  async give(client: GraphqlClient, command: string, payload: object = {}): Promise<SeenForm> {
    const { done } = await client.get<{ done: { form: SeenForm } }>(mutation(command), { input: this.input(payload) });
    return (this.seen = done.form);
  }

  /** Gives a command that has to be refused; answers code and sentence. */
  async refused(
    client: GraphqlClient,
    command: string,
    payload: object = {},
  ): Promise<{ code: string; message: string }> {
    const { message, extensions } = await client.refused(mutation(command), { input: this.input(payload) });
    return { code: extensions.code, message };
  }

  private input(payload: object): object {
    const { id, round, contentVersion } = this.seen;
    return { formId: id, key: randomUUID().replaceAll('-', ''), round, contentVersion, ...payload };
  }
}
