import { createHash, randomBytes } from 'node:crypto';
import { refusal, type Person } from '@chengwen/domain';
import { LoginRepository, PeopleRepository } from '@chengwen/store';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../forms/clock.js';
import { checkPassword } from './passwords.js';

const MINUTE = 60_000;
/** A session ends this long after its last request (空闲), and this long after log-in whatever happens (最长). */
export const SESSION = { idle: 120 * MINUTE, absolute: 12 * 60 * MINUTE, touch: 5 * MINUTE } as const;
/** So many wrong passwords within the window, for one login name from one address, close that pair for a while. */
export const THROTTLE = { failures: 5, window: 15 * MINUTE, lock: 15 * MINUTE } as const;

/** Local log-in (本地登录): passwords, sessions, throttling. What it keeps is in the store, so any process will do. */
@Injectable()
export class LoginService {
  constructor(
    @Inject(PeopleRepository) private readonly people: PeopleRepository,
    @Inject(LoginRepository) private readonly logins: LoginRepository,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Checks the password and opens a session; returns the person and the token for the cookie. Unknown name and wrong
   * password are one answer (`login.failed`). The failure is counted before the password is looked at, so many
   * guesses at once do not slip past; success forgets them. Another address is not locked out by this one's guesses.
   */
  async login(
    { login, password }: Credentials,
    address: string,
    previous?: string,
  ): Promise<{ person: Person; token: string }> {
    const name = login.trim().toLowerCase();
    const attempt = digest(`${address}\n${name}`);
    await this.refuseWhileLocked(attempt);
    const now = this.clock.now();
    if ((await this.logins.countFailure(attempt, now)) > THROTTLE.failures) {
      await this.logins.lock(attempt, new Date(now.getTime() + THROTTLE.lock));
      await this.refuseWhileLocked(attempt);
    }
    const record = await this.people.byLogin(name);
    const right = await checkPassword(record?.password, password);
    const person = right && record ? await this.people.person(record._id) : undefined;
    if (!person) throw refusal('login.failed');
    await this.logins.forgetFailures(attempt);
    if (previous) await this.logout(previous);
    await this.logins.sweep({
      seen: new Date(now.getTime() - SESSION.idle),
      failed: new Date(now.getTime() - THROTTLE.window - THROTTLE.lock),
    });
    const token = randomBytes(32).toString('base64url');
    await this.logins.openSession({ _id: digest(token), person: person.id, createdAt: now, seenAt: now });
    return { person, token };
  }

  /** Who holds the token, as they are now: a person moved or suspended a second ago is seen as such. */
  async personOf(token: string): Promise<Person | undefined> {
    const id = digest(token);
    const session = await this.logins.session(id);
    if (!session) return undefined;
    const now = this.clock.now();
    const idle = now.getTime() - session.seenAt.getTime();
    if (idle >= SESSION.idle || now.getTime() - session.createdAt.getTime() >= SESSION.absolute) {
      await this.logins.closeSession(id);
      return undefined;
    }
    if (idle >= SESSION.touch) await this.logins.touchSession(id, now);
    return this.people.person(session.person);
  }

  async logout(token: string): Promise<void> {
    await this.logins.closeSession(digest(token));
  }

  private async refuseWhileLocked(attempt: string): Promise<void> {
    const record = await this.logins.attempts(attempt);
    if (!record) return;
    const now = this.clock.now().getTime();
    const until = record.lockedUntil?.getTime();
    if (until !== undefined && until > now)
      throw refusal('login.locked', { minutes: Math.ceil((until - now) / MINUTE) });
    if (until !== undefined || now - record.since.getTime() >= THROTTLE.window)
      await this.logins.forgetFailures(attempt);
  }
}

interface Credentials {
  readonly login: string;
  readonly password: string;
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
