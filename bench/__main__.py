from bench import latency, start_up

start_up.main()
latency.main()
