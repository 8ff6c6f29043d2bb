'use strict'

const fs = require('node:fs')
const path = require('node:path')
const { SchemaRegistry, SchemaType } = require('@kafkajs/confluent-schema-registry')

/** A registry that gives up within seconds; kafkajs and it log nothing, errors say it all. */
function connect(url) {
  return new SchemaRegistry({ host: url, retry: { retries: 2, maxRetryTimeInSecs: 5 } })
}

/**
 * A topic whose values are Avro: with the newest schema in the registry, else with the file's.
 * Avro's `long` is a JavaScript number: exact to 2^53, which microseconds reach in the year 2255.
 */
async function openTopic(registry, name, record) {
  const id = await schemaId(registry, `${name}-value`, record)
  return { name, encode: value => registry.encode(id, value) }
}

async function schemaId(registry, subject, record) {
  try {
    return await registry.getLatestSchemaId(subject)
  } catch (e) {
    if (e.status !== 404) {
      throw e
    }
    const schema = fs.readFileSync(path.join(__dirname, `${record}.avsc`), 'utf8')
    return (await registry.register({ type: SchemaType.AVRO, schema }, { subject })).id
  }
}

module.exports = { connect, openTopic }
