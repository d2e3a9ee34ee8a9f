import type { StoreRefusal } from '@chengwen/embedded-mongo';

/** Why the embedded store does not open, or a backup is not made or restored (存储问题), in one Chinese clause. */
export function storeProblem({ code, params }: StoreRefusal): string {
  const directory = String(params['directory'] ?? '');
  switch (code) {
    case 'directory.owned':
      return `${directory} 正被另一个进程使用`;
    case 'directory.readOnly':
      return `${directory} 不可写`;
    case 'directory.newer':
      return `${directory} 由更新的版本写成，请升级本程序`;
    case 'directory.foreignEngine':
      return `${directory} 是另一种数据库的目录`;
    case 'directory.damaged':
      return `${directory} 中的数据已损坏（${String(params['reason'])}）。请把该目录移走保存，再用 chengwen restore 从最近的备份恢复`;
    case 'directory.notEmpty':
      return `${directory} 不是空目录，不会覆盖任何内容；如要替换，请先把它移走`;
    case 'directory.missing':
      return `${directory} 中没有数据`;
    case 'directory.full':
      return `${directory} 所在磁盘已满`;
    case 'directory.unusable':
      return `${directory} 无法使用（${String(params['reason'])}）`;
    case 'process.failed':
      return `存储进程没有启动（${String(params['why'])}）`;
  }
}
