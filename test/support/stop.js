module.exports = async () => globalThis.postgres?.stop()
