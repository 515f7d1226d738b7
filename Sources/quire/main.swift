import QuireCommand

runQuire()
