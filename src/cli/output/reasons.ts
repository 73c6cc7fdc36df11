/** A complaint of a driver or of the system comes in; what it means in Chinese goes out, or the complaint itself where nothing is known. */
const reasons: [complaint: RegExp, zh: string][] = [
  [/file is not a database/, '这个文件不是数据库'],
  [/database disk image is malformed/, '数据库文件已损坏，请用备份恢复'],
  [/readonly database/, '数据库文件或所在文件夹只读'],
  [/unable to open database file/, '文件打不开，请检查路径与权限'],
  [/database is locked/, '别的程序正在写这个数据库，请稍后再试'],
  [/database or disk is full|ENOSPC/, '磁盘空间不足'],
  [/ECONNREFUSED/, '该地址没有数据库服务'],
  [/ENOTFOUND|EAI_AGAIN/, '找不到这台主机'],
  [/ETIMEDOUT|timeout expired/, '连接超时'],
  [/password authentication failed|SASL|no pg_hba.conf entry/, '用户名或密码不对'],
  [/(database|role) "[^"]*" does not exist/, '没有这个数据库或用户'],
  [/permission denied|EACCES|EPERM/, '没有权限'],
  [/EISDIR/, '这是一个文件夹'],
  [/ENOTDIR|EEXIST/, '路径中有一段是文件，不是文件夹'],
  [/ENOENT/, '没有这个文件或文件夹'],
]

export const reasonOf = (complaint: string): string =>
  reasons.find(([known]) => known.test(complaint))?.[1] ?? complaint
