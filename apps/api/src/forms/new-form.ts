import { canonical, GENESIS, sha256, type FormContent, type Person } from '@chengwen/domain';
import { initial } from '@chengwen/flow';
import type { FormRecord } from '@chengwen/store';
import { eventId, sealEvent } from './ledger.js';
import type { FormOrigin } from './origin.js';
import { scopeOf } from './standing.js';

/** What a new form is made of. */
export interface Beginning extends FormOrigin {
  readonly id: string;
  readonly key: string;
  readonly command: string;
  readonly year: number;
  /** Running number within unit, year and template. */
  readonly serial: number;
  readonly content: FormContent;
  readonly by: Person;
  readonly now: Date;
}

/** A form as it is first stored (新建): a draft with one event, which holds what the form pins for life. */
export function newForm({
  id,
  key,
  command,
  template,
  chain,
  unit,
  year,
  serial,
  content,
  by,
  now,
}: Beginning): FormRecord {
  const created = {
    number: `${unit.id}-${year}-${String(serial).padStart(4, '0')}`,
    region: unit.region,
    year,
    unit: unit.id,
    template: template.id,
    pack: template.scoring.id,
    chain: chain.id,
    author: by.id,
  };
  const state = initial(chain, { author: by.id });
  const event = sealEvent(
    {
      _id: eventId(id, 1),
      form: id,
      seq: 1,
      key,
      command,
      type: 'create',
      by: { id: by.id, name: by.name, unit: unit.id, role: 'author' },
      at: now.toISOString(),
      from: '',
      to: state.value,
      round: 0,
      contentVersion: 1,
      contentHash: sha256(canonical(content)),
      created,
    },
    GENESIS,
  );
  return {
    _id: id,
    ...created,
    projectName: content.fields['projectName'] ?? '',
    state,
    content,
    contentVersion: 1,
    frozen: { number: 0, hash: '' },
    head: { seq: 1, hash: event.hash },
    revision: 1,
    tail: [event],
    outbox: [{ id: event._id, kind: 'event', event }],
    due: true,
    awaiting: [by.id],
    scope: scopeOf(unit, 0),
    createdAt: now,
    updatedAt: now,
  };
}
