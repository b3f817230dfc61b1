MERGE (job:Setting {name: 'job-' + $job})
SET job.state = 'running', job.total = $total, job.done = 0, job.failed = 0, job.version = $version,
    job.started_at = datetime(), job.finished_at = null, job.touched_at = datetime()
RETURN job {.state, .total, .done, .failed, .version, .started_at, .finished_at, .touched_at} AS job
