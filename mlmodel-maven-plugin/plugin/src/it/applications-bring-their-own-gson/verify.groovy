def log = new File(basedir, 'build.log').getText('UTF-8')

['With gson-2.8.9.jar', 'With gson-2.10.1.jar', 'Under Spring Boot 3.3.13 with gson-2.10.1.jar'].each {
    assert log.contains("$it: yes, yes with 0.7716")
}
true
