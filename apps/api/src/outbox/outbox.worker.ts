import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { FormRepository, type FormRecord, type Outgoing } from '@chengwen/store';

/** How long the worker rests when there was nothing to carry, in milliseconds. */
const REST = 400;
/** Forms taken in one sweep. */
const BATCH = 50;

/**
 * Carries out what was committed (待办事项): moves events and frozen versions into their collections, writes notices.
 * At least once and idempotent, since every id is deterministic; several processes may do the same work unharmed.
 * Nothing is trimmed from a form before its copy is durable.
 */
@Injectable()
export class OutboxWorker implements OnApplicationShutdown {
  private readonly log = new Logger('outbox');
  private running: Promise<void> | undefined;
  private stopped = false;
  private wake: (() => void) | undefined;

  constructor(private readonly forms: FormRepository) {}

  start(): void {
    this.running ??= this.loop();
  }

  /** Tells the worker that a form has just been committed. */
  poke(): void {
    this.wake?.();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.wake?.();
    await this.running;
  }

  /** Carries out everything that is due now; used at shutdown, by the demo and by tests. */
  async drain(): Promise<void> {
    for (let due = await this.forms.due(BATCH); due.length > 0; due = await this.forms.due(BATCH))
      for (const id of due) await this.carry(id);
  }

  private async loop(): Promise<void> {
    while (!this.stopped) {
      const due = await this.forms.due(BATCH).catch((error: unknown) => this.complain('reading', error));
      let failed = 0;
      for (const id of due ?? []) {
        if (this.stopped) return;
        await this.carry(id).catch((error: unknown) => {
          failed += 1;
          return this.complain(id, error);
        });
      }
      if (!due || due.length < BATCH || failed > 0) await this.rest();
    }
  }

  private async carry(id: string): Promise<void> {
    const form = await this.forms.load(id);
    if (!form) return;
    const carried: string[] = [];
    for (const item of form.outbox) {
      await this.carryOut(form, item);
      carried.push(item.id);
    }
    await this.forms.settle(id, carried);
  }

  private async carryOut(form: FormRecord, item: Outgoing): Promise<void> {
    if (item.kind === 'event') return this.forms.keepEvent(item.event);
    if (item.kind === 'version') return this.forms.keepVersion(item.version);
    const people = item.effect.params['to'] === 'author' ? [form.author] : form.awaiting;
    const text = `${form.number} ${form.projectName}`;
    for (const person of people)
      await this.forms.keepNotice({ _id: `${item.id}:${person}`, form: form._id, person, text, at: form.updatedAt });
  }

  private complain(what: string, error: unknown): undefined {
    this.log.error(`${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return undefined;
  }

  private async rest(): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, REST);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.wake = undefined;
  }
}
