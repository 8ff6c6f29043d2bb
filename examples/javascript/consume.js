#!/usr/bin/env node
'use strict'

// Prints what Earmark hears:
//   node consume.js --device porch --from-beginning

const crypto = require('node:crypto')
const { parseArgs } = require('node:util')
const { Kafka, logLevel } = require('kafkajs')
const { connect } = require('./avro-topic')

const TOPIC = 'earmark.predictions'

function options() {
  const { values } = parseArgs({
    options: {
      device: { type: 'string' }, // only this device
      'from-beginning': { type: 'boolean', default: false },
      max: { type: 'string' }, // stop after so many predictions
      seconds: { type: 'string' }, // stop after so long; with --max, exit 1
      json: { type: 'boolean', default: false }, // one object a line
      bootstrap: { type: 'string', default: 'localhost:9092' },
      registry: { type: 'string', default: 'http://localhost:8081' }
    }
  })
  const [max, seconds] = [values.max, values.seconds].map(given => Number(given ?? Infinity))
  if (max !== Infinity && !(Number.isInteger(max) && max >= 1)) {
    throw new Error(`--max must be a whole number from 1: ${values.max}`)
  }
  if (!(seconds > 0)) {
    throw new Error(`--seconds must be above 0: ${values.seconds}`)
  }
  return { ...values, max, seconds }
}

function line(prediction, asJson) {
  if (asJson) {
    return JSON.stringify(prediction)
  }
  const time = new Date(prediction.startedAt / 1000).toISOString().slice(11, 23)
  return `${time} ${prediction.device.padEnd(20)} ${prediction.label.padEnd(12)} ${prediction.confidence.toFixed(3)}`
}

async function main() {
  const { device, max, seconds, json, bootstrap, registry: url, 'from-beginning': fromBeginning } = options()
  const registry = connect(url)
  const kafka = new Kafka({ clientId: 'earmark-consume', brokers: bootstrap.split(','), logLevel: logLevel.NOTHING, retry: { retries: 5 } })
  // A group of its own that commits nothing: each such consumer sees everything.
  const consumer = kafka.consumer({ groupId: `consume-${crypto.randomUUID()}`, maxWaitTimeInMs: 100 })
  const { promise: done, resolve: stop, reject: fail } = later()
  let count = 0
  consumer.on(consumer.events.CRASH, event => fail(event.payload.error))
  await consumer.connect()
  await consumer.subscribe({ topics: [TOPIC], fromBeginning })
  await consumer.run({
    autoCommit: false,
    eachMessage: async ({ message }) => {
      if (count < max && (device === undefined || message.key.toString() === device)) {
        console.log(line(await registry.decode(message.value), json))
        if (++count === max) {
          stop()
        }
      }
    }
  })
  const timer = Number.isFinite(seconds) ? setTimeout(stop, seconds * 1000) : undefined
  process.once('SIGINT', stop)
  let readerGone = false // as behind `| head`
  process.stdout.on('error', e => {
    readerGone = e.code === 'EPIPE'
    readerGone ? stop() : fail(e)
  })
  try {
    await done
  } finally {
    clearTimeout(timer)
    await consumer.disconnect()
  }
  if (count < max && Number.isFinite(max) && !readerGone) {
    process.exitCode = 1
  }
}

function later() {
  const result = {}
  result.promise = new Promise((resolve, reject) => Object.assign(result, { resolve, reject }))
  return result
}

main().catch(e => {
  console.error(`could not read ${TOPIC}: ${e.message}`)
  process.exitCode = 1
})
